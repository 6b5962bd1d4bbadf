//! What the embedded map says about itself.

use super::super::Basis;
use super::*;

fn map() -> Keymap {
    Keymap::embedded(Basis::Standaard)
}

fn line(stack: &[Context]) -> String {
    let hints = hints(&map(), stack, false);
    let hints: Vec<String> = hints
        .iter()
        .map(|hint| format!("{} {}", hint.keys, hint.woord))
        .collect();
    hints.join("  ")
}

#[test]
fn the_hint_lines_read_as_on_the_sketches() {
    let all: Vec<String> = stack::ALL
        .iter()
        .map(|(name, stack)| format!("{name}: {}", line(stack)))
        .collect();
    insta::assert_snapshot!(all.join("\n"), @r"
    bord: j/k kaart  h/l fase  > < verplaats  ⏎ dossier  n intake  / zoek  f filter  spatie merk  c contact  m match  o notitie  2 werkvoorraad  4 werkgevers  u ongedaan  z k hoogte  : opdracht  ? hulp
    voorraad: j/k rij  d doe  s stel uit  c g gebeld  a draag over  ⏎ dossier  o notitie  x waarom  t lijst  p plan  f filter  u ongedaan  1 bord  : opdracht  ? hulp
    matching: j/k rij  ⏎ stel voor  x waarom  q vraag  tab draai  o verdeling  > < + - wat als  t trechter  v alles  d dossier  u ongedaan  : opdracht  ? hulp
    werkgevers: j/k werkgever  ⏎ dossier  N nieuw  e wijzig  p plek erbij  E erkenning  > verplaats  f filter  z s sorteer  / zoek  1 bord  : opdracht  ? hulp
    overleg: j/k zaak  ⏎ wie  h/l week  d besluit  a actie  > < verplaats  p parkeer  x eind  B begin  tab beeld  f filter  v verslag  u ongedaan  : opdracht  ? hulp
    monitor: j/k rij  ⏎ wie  t tabel  d splits  < > periode  p kies  s stand  e rapport  r tel  1 bord  : opdracht  ? hulp
    dossier: tab tabblad  D documenten  J/K dossier  > < verplaats  c contact  o notitie  x sluit  u ongedaan  : opdracht  ? hulp
    stappen: j/k stap  ⏎ open  d klaar  s bezig  p plan  v n.v.t.  tab tabblad  D documenten  J/K dossier  > < verplaats  c contact  o notitie  x sluit  u ongedaan  : opdracht  ? hulp
    formulieren: j/k regel  ⏎ open  i trek in  d vink af  D documenten  b BSN  tab tabblad  J/K dossier  > < verplaats  c contact  o notitie  x sluit  u ongedaan  : opdracht  ? hulp
    leerroute: 1/2/3/4/5/0 status  spatie merk  v kwalificatie  p oordeel  d klaar  tab tabblad  D documenten  J/K dossier  > < verplaats  c contact  o notitie  x sluit  u ongedaan  : opdracht  ? hulp
    taken: j/k taak  d klaar  s andere dag  a draag over  v vervalt  T taak  tab tabblad  D documenten  J/K dossier  > < verplaats  c c contact  o notitie  x sluit  u ongedaan  : opdracht  ? hulp
    venster: j/k regel  ⏎ kies  esc terug
    poort: ⏎ doe nu  ! toch  > verplaats  j/k regel  esc terug
    erkenning: spatie kan hier  d einddatum  n erbij  x weg  * alle  j/k regel  ⏎ kies  esc terug
    verdeling: ⏎ stel voor  ! pin  x waarom  o opnieuw  j/k regel  esc terug
    presentatie: j/k wie  spatie erbij  o naam  S stop  ⏎ kies  esc terug
    vraag: j ja  n nee  esc terug
    veld: ] [ open veld  tab volgend  ctrl-g naar veld  ctrl-s bewaar  esc verlaat
    formulier: tab volgend  ctrl-g naar veld  ctrl-s bewaar  esc verlaat
    lijst: ↑ ↓ kies  ⏎ ga  esc terug
    ");
}

#[test]
fn a_rebound_key_shows_in_the_hint_line() {
    let text = "[bord]\n\">\" = \"-\"\n\"L\" = \"-\"\n\"<\" = \"-\"\n\"H\" = \"-\"\n\"+\" = \"kaart-advance\"\n";
    let map = Keymap::load("t.toml", text).unwrap();
    let hints = hints(&map, stack::BORD, false);
    assert!(
        hints
            .iter()
            .any(|hint| hint.keys == "+" && hint.woord == "verplaats")
    );
}

#[test]
fn without_signs_the_keys_are_words() {
    let hints = hints(&map(), stack::BORD, true);
    assert!(hints.iter().all(|hint| hint.keys.is_ascii()));
    assert!(hints.iter().any(|hint| hint.keys == "enter"));
}

#[test]
fn which_key_lists_what_may_follow_in_every_context_of_the_stack() {
    let rows = which_key(&map(), stack::BORD, &[Key::char('g')], false);
    let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(
        keys,
        ["1", "2", "3", "4", "5", "6", "7", "d", "g", "b", "w", "c"]
    );
    assert!(rows.iter().all(|row| !row.more));
    let all = which_key(&map(), stack::BORD, &[], false);
    assert!(all.iter().any(|row| row.key == "z" && row.more));
}

#[test]
fn the_help_of_a_place_has_every_action_once() {
    for (name, stack) in stack::ALL {
        let help = help(&map(), stack, false);
        let mut actions: Vec<Action> = help
            .iter()
            .flat_map(|group| group.rows.iter().map(|row| row.action))
            .collect();
        let all = actions.len();
        actions.sort();
        actions.dedup();
        assert_eq!(actions.len(), all, "{name}");
        assert!(all >= 4, "{name}");
    }
    let bord = help(&map(), stack::BORD, false);
    assert_eq!(bord[0].rows[0].action, Action::KaartAdvance);
    assert_eq!(bord[0].rows[0].keys, [">", "L"]);
}

#[test]
fn the_palette_has_also_what_has_no_key() {
    let rows = palette(&map(), stack::BORD, false);
    let row = |action| rows.iter().find(|row| row.action == action);
    assert_eq!(row(Action::MouseToggle).map(|row| row.keys.len()), Some(0));
    assert_eq!(
        row(Action::FilterClear).map(|row| row.keys.clone()),
        Some(vec!["backspace".to_owned(), "z f".to_owned()])
    );
    assert!(row(Action::FormSave).is_none());
    assert!(row(Action::Palette).is_none());
}

#[test]
fn a_window_has_letters_to_give_away() {
    let free = free_letters(&map(), stack::POORT);
    assert!(free.len() >= 15, "{free:?}");
    for taken in ['j', 'k', 'h', 'l', 'g', 'q'] {
        assert!(!free.contains(&taken), "{taken}");
    }
}

#[test]
fn the_readme_table_names_every_action_and_only_sound_rows() {
    let text = markdown(&map());
    for action in Action::ALL {
        assert!(text.contains(&format!("`{}` |", action.name())));
    }
    for line in text.lines().filter(|line| line.starts_with('|')) {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 4, "{line}");
    }
    assert!(text.contains("| `>` `L` | Kaart naar de volgende fase | `kaart-advance` |"));
}
