//! Names from everywhere, as they are heard in Twente and the Achterhoek; put together by chance.

/// First names.
#[rustfmt::skip]
pub(super) const VOORNAMEN: [&str; 219] = [
    "Samira", "Gerrit", "Anne", "Dawit", "Kevin", "Zeynep", "Piotr", "Wilma", "Rahma", "Mike",
    "Yonas", "Chantal", "Mehmet", "Hiba", "Jordy", "Ewa", "Herman", "Aster", "Tom", "Lidia",
    "Sven", "Ruben", "Piet", "Marleen", "Rukiye", "Bilal", "Ria", "Amanuel", "Jeroen", "Fadumo",
    "Sultan", "Nick", "Svetlana", "Dennis", "Karin", "Omar", "Bram", "Ali", "Karlijn", "Hassan",
    "Daniëlle", "Mohamed", "Joris", "Halima", "Remco", "Natalia", "Jolanda", "Fatuma", "Willem",
    "Marieke", "Ahmed", "Lisa", "Serkan", "Ineke", "Youssef", "Bianca", "Tesfalem", "Monique",
    "Stefan", "Grażyna", "Johan", "Selam", "Patrick", "Hans", "Mirjam", "Ibrahim", "Marjolein",
    "Kenan", "Evelien", "Frank", "Tsehay", "Rob", "Danique", "Nasrin", "Bart", "Ayşe", "Gijs",
    "Maria", "Goran", "Petra", "Thea", "Jamal", "Lotte", "Jarno", "Agnieszka", "Leon", "Amina",
    "Erik", "Wim", "Klaas", "Ricardo", "Saskia", "Mustafa", "Rens", "Emine", "Ton", "Denise",
    "Abel", "Melissa", "Sjaak", "Nour", "Jesse", "Kim", "Stanisław", "Gea", "Hanna", "Taha",
    "Hendrik", "Jan", "Dirk", "Egbert", "Bennie", "Harm", "Gerda", "Truus", "Dinie", "Hennie",
    "Alie", "Femke", "Sanne", "Iris", "Noor", "Julia", "Emma", "Daan", "Sem", "Lucas", "Milan",
    "Thijs", "Luuk", "Finn", "Jayden", "Levi", "Kwame", "Abdirahman", "Yusuf", "Hamza", "Ilyas",
    "Karim", "Tarik", "Soufian", "Rachid", "Latifa", "Naima", "Khadija", "Fatima", "Leyla", "Elif",
    "Merve", "Büşra", "Emre", "Burak", "Can", "Onur", "Okan", "Şerife", "Hülya", "Özlem", "Marek",
    "Tomasz", "Krzysztof", "Paweł", "Łukasz", "Katarzyna", "Małgorzata", "Joanna", "Beata",
    "Zofia", "Anna", "Iwona", "Mateusz", "Andrzej", "Bashar", "Firas", "Ghassan", "Rami", "Layla",
    "Rima", "Maya", "Zahra", "Reza", "Farid", "Mina", "Parisa", "Shirin", "Kidist", "Meron",
    "Biniam", "Filmon", "Hermela", "Rahel", "Semhar", "Tedros", "Winta", "Oleksandr", "Iryna",
    "Olena", "Dmytro", "Viktoriia", "Maksym", "Lucia", "João", "Manuel", "Carla", "Sergio",
    "Priya", "Rohan", "Anil", "Sunita", "Wei", "Mei", "Linh", "Minh", "Chidi", "Ngozi", "Grace",
    "Blessing", "Emmanuel", "Joseph",
];

/// Surnames without voorvoegsel.
#[rustfmt::skip]
pub(super) const ACHTERNAMEN: [&str; 288] = [
    "Vries", "Nijhuis", "Gebremariam", "Kamphuis", "Arslan", "Wójcik", "Bruggink", "Hesselink",
    "Tesfay", "Kılıç", "Slotman", "Nowak", "Wopereis", "Kidane", "Geerdink", "Kowalczyk",
    "Heusinkveld", "Slaghekke", "Bouwhuis", "Stoverink", "Yıldız", "Haddad", "Wolbers", "Haile",
    "Wegdam", "Warsame", "Doğan", "Haar", "Petrova", "Lansink", "Rademaker", "Suleiman", "Tuenter",
    "Güneş", "Bos", "Ibrahim", "Eshuis", "Aarab", "Haarman", "Benali", "Kuipers", "Zielińska",
    "Bennink", "Osman", "Ekkel", "Lohuis", "Karimi", "Brummelhuis", "Polat", "Leferink", "Bakkali",
    "Wolters", "Berhane", "Busscher", "Morsink", "Kamińska", "Brake", "Tekle", "Gerritsen",
    "Ligtenberg", "Roelofs", "Sesay", "Pierik", "Bozkurt", "Rots", "Hulsink", "Woldu", "Schreurs",
    "Kok", "Rahimi", "Nijland", "Demir", "Hoitink", "Marković", "Vaarwerk", "Bolscher", "Ouali",
    "Hemmelder", "Wamelink", "Mazur", "Lubberink", "Diallo", "Beerten", "Huiskamp", "Dijkstra",
    "Martina", "Bouwmeester", "Yılmaz", "Stegeman", "Şahin", "Weernink", "Kemper", "Mehari",
    "Averink", "Tijhuis", "Khalil", "Nijmeijer", "Oosterhof", "Lis", "Boomkamp", "Kromhof",
    "Mansour", "Assink", "Haverkate", "Aksoy", "Kolkman", "Holterman", "Spekreijse", "Reinders",
    "Bruins", "Klaassen", "Steenbergen", "Veldhuis", "Scholten", "Mulder", "Aydemir", "Lammers",
    "Horst", "Hoftijzer", "Özkan", "Hulshof", "Idrissi", "Averdijk", "Brands", "Hoffman",
    "Rensink", "Giesen", "Jansman", "Papen", "Çelik", "Temmink", "Reimer", "Berendsen", "Bekhuis",
    "Wesselink", "Demirtaş", "Orriëns", "Sanders", "Roetgering", "Kappert", "Lubbers", "Schutte",
    "Meer", "Berg", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Boer", "Groot", "Hendriks",
    "Dekker", "Brouwer", "Graaf", "Linden", "Jacobs", "Heuvel", "Broek", "Peters", "Hermans",
    "Koster", "Willems", "Vliet", "Hoekstra", "Koning", "Prins", "Blom", "Huisman", "Postma",
    "Timmermans", "Kuiper", "Post", "Evers", "Boersma", "Damen", "Kaya", "Öztürk", "Aydın",
    "Özdemir", "Kaplan", "Çetin", "Koç", "Kurt", "Şimşek", "Korkmaz", "Erdoğan", "Acar", "Taş",
    "Aslan", "Yavuz", "Kowalski", "Wiśniewski", "Dąbrowski", "Lewandowski", "Kamiński",
    "Szymański", "Woźniak", "Jankowski", "Krawczyk", "Piotrowski", "Grabowski", "Pawłowska",
    "Michalska", "Król", "Hassan", "Ali", "Hussein", "Mahmoud", "Khoury", "Nasser", "Saleh",
    "Darwish", "Hamdan", "Qasim", "Tesfamariam", "Ghebre", "Habte", "Mebrahtu", "Zerai",
    "Woldemichael", "Asmelash", "Abdi", "Farah", "Mohamud", "Yusuf", "Hashi", "Guled", "Ahmadi",
    "Hosseini", "Rezai", "Noori", "Safi", "Bennani", "Amrani", "Tahiri", "Ziani", "Chaoui",
    "Lahlou", "Kovalenko", "Shevchenko", "Bondarenko", "Melnyk", "Santos", "Ferreira", "Pereira",
    "Costa", "Nguyen", "Tran", "Chen", "Okafor", "Mensah", "Owusu", "Kamara", "Conteh", "Singh",
    "Ramdin", "Bihari", "Pinas", "Zeefuik", "Wijngaarde", "Eikelboom", "Bruil", "Wissink",
    "Jolink", "Klein", "Hilderink", "Stortelder", "Reijerink", "Hofstede", "Beltman", "Kruiper",
    "Harmsen", "Westerhof", "Langeler", "Rouwenhorst", "Ribbers", "Mellink", "Sprakel",
    "Winkelhorst", "Zwiers", "Nijenhuis", "Hartgerink", "Brunsveld", "Tiggeloven", "Lansman",
    "Oonk", "Elferink",
];

/// Voorvoegsels.
#[rustfmt::skip]
pub(super) const VOORVOEGSELS: [&str; 10] = [
    "de", "van", "van de", "van den", "van der", "ten", "ter", "te", "el", "op den",
];

/// First half of the name of a company.
#[rustfmt::skip]
pub(super) const BEDRIJFSSOORTEN: [&str; 25] = [
    "Kwekerij", "Hoveniersbedrijf", "Magazijn", "Distributie", "Zorghuis", "Thuiszorg",
    "Schoonmaakbedrijf", "Facilitair", "Installatiebedrijf", "Elektro", "Metaalbewerking",
    "Montage", "Bouwbedrijf", "Schildersbedrijf", "Eetcafé", "Bedrijfskeuken", "Supermarkt",
    "Kringloop", "Bakkerij", "Zuivel", "Garage", "Rijwielhandel", "Wasserij", "Timmerwerk",
    "Bloemisterij",
];

/// Second half of the name of a company: nobody is called that.
#[rustfmt::skip]
pub(super) const BEDRIJFSNAMEN: [&str; 15] = [
    "De Voorbeeld", "Het Proefveld", "De Denkbeeldige", "Erve Verzonnen", "De Maquette",
    "Het Sjabloon", "De Blauwdruk", "Zomaar", "De Fantasie", "Het Luchtkasteel",
    "De Proefopstelling", "Nergenshuizen", "De Schets", "Het Model", "De Oefening",
];
