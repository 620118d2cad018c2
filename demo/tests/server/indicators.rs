//! What is measured: files, the catalogue, its tables page by page, and a million points.

use std::collections::BTreeSet;

use axum::Router;
use serde_json::{Value, json};

use super::client::{Answer, ask, contents, encoded, get, server};

const CSV: [&str; 19] = [
    "giorni-risposta",
    "servizi-online",
    "energia-edifici",
    "raccolta-differenziata",
    "rifiuti-per-tipo",
    "bilancio",
    "nascite-morti",
    "residenti",
    "pagamenti-fornitori",
    "prestiti-biblioteca",
    "incidenti-stradali",
    "banda-larga",
    "consumo-giornaliero",
    "consumo-orario",
    "scuole",
    "edifici",
    "danneggiato",
    "occhart",
    "guasto",
];

async fn act(server: &Router, asked: &str) -> Answer {
    get(server, &format!("/api/3/action/{asked}")).await
}

async fn result(server: &Router, asked: &str) -> Value {
    let answer = act(server, asked).await;
    assert_eq!(answer.status, 200, "{asked}: {}", answer.text());
    let body = answer.json();
    assert_eq!(body["success"], true);
    body["result"].clone()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

#[tokio::test]
async fn every_file_is_open_and_may_be_kept() {
    let server = server().await;
    for name in CSV {
        let path = format!("/dati/{name}.csv");
        let answer = ask(&server, "GET", &path, &[("origin", "https://old.example")]).await;
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{name}");
        assert_eq!(answer.header("cache-control"), "public, max-age=86400", "{name}");
        assert!(answer.header("content-type").starts_with("text/"), "{name}");
        assert!(!answer.body.is_empty());
    }
    for path in ["/dati/nessuno.csv", "/dati/bilancio", "/dati/bilancio.json", "/dati/"] {
        assert_eq!(get(&server, path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn files_are_compressed_and_the_faults_have_them_too() {
    let server = server().await;
    let path = "/dati/consumo-giornaliero.csv";
    let plain = get(&server, path).await;
    assert_eq!(plain.text().lines().count(), 3653, "a head, and a row for each day but one");
    assert!(plain.text().starts_with("Giorno;Energia elettrica (kWh)\r\n01/01/2016;"));
    let packed = ask(&server, "GET", path, &[("accept-encoding", "br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.body.len() * 2 < plain.body.len());
    let cut = get(&server, &format!("/faults/truncated{path}")).await;
    assert!(cut.body.len() < plain.body.len() && plain.body.starts_with(&cut.body));
    assert_eq!(get(&server, "/faults/503/dati/bilancio.csv").await.status, 503);
    let ckan = "/faults/ok/api/3/action/package_show?id=bilancio";
    assert_eq!(get(&server, ckan).await.json()["success"], true);
}

#[tokio::test]
async fn the_budget_is_in_windows_1252_and_does_not_say_so() {
    let server = server().await;
    let answer = get(&server, "/dati/bilancio.csv").await;
    assert_eq!(answer.header("content-type"), "text/csv");
    assert!(answer.body.starts_with(b"Anno;Previsto (\x80);"));
    assert!(answer.body.windows(12).any(|it| it == b"5.471.900,00"));
    let online = get(&server, "/dati/servizi-online.csv").await;
    assert!(online.text().starts_with("\u{feff}Anno;Valdaria;"));
}

#[tokio::test]
async fn a_file_that_failed_is_a_sentence_and_200() {
    let server = server().await;
    let answer = get(&server, "/dati/guasto.csv").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/plain; charset=utf-8"));
    assert!(answer.text().starts_with("Errore:") && !answer.text().contains('\n'));
    let chart = get(&server, "/dati/occhart.csv").await;
    assert!(chart.text().starts_with("\"\",\"Concerti\","));
}

#[tokio::test]
async fn a_million_minutes_stand_in_two_columns_of_equal_length() {
    let server = server().await;
    let answer = get(&server, "/dati/consumo-minuti.json").await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let body = answer.json();
    let (times, values) = (list(&body["t"]), list(&body["v"]));
    assert_eq!((times.len(), values.len(), &body["unit"]), (1_000_000, 1_000_000, &json!("kW")));
    // 2025-12-31 23:59
    assert_eq!(times[999_999], 1_767_225_540);
    assert!(times.iter().zip(&times[1..]).all(|(a, b)| a.as_i64() < b.as_i64()));
    assert_eq!(values.iter().filter(|it| it.is_null()).count(), 180, "the meter was silent");
    assert!(values.iter().filter_map(Value::as_f64).all(|it| 0.0 < it && it < 40.0));
    let few = get(&server, "/dati/consumo-minuti.json?count=3").await.json();
    assert_eq!(list(&few["t"]), &times[999_997..]);
    assert_eq!(list(&few["v"]), &values[999_997..]);
}

#[tokio::test]
async fn the_catalogue_is_searched_by_words_and_page_by_page() {
    let server = server().await;
    let all = result(&server, "package_search?rows=1000").await;
    assert_eq!((all["count"].as_u64(), list(&all["results"]).len()), (Some(13), 13));
    assert_eq!(list(&result(&server, "package_search").await["results"]).len(), 10);
    let rest = result(&server, "package_search?start=10").await;
    assert_eq!(list(&rest["results"]), &list(&all["results"])[10..]);
    let found = result(&server, "package_search?q=RACCOLTA+differenziata").await;
    assert_eq!(found["count"], 1);
    assert_eq!(found["results"][0]["name"], "raccolta-differenziata");
    assert_eq!(result(&server, "package_search?q=*:*&rows=0").await["count"], 13);
    assert_eq!(act(&server, "package_search?rows=dieci").await.status, 409);
}

#[tokio::test]
async fn a_package_leads_to_a_file_and_to_a_table() {
    let server = server().await;
    let package = result(&server, "package_show?id=giorni-risposta").await;
    let id = package["id"].as_str().expect("an id");
    assert_eq!(result(&server, &format!("package_show?id={id}")).await, package);
    assert_eq!(package["license_id"], "CC-BY-4.0");
    let resources = list(&package["resources"]);
    assert_eq!(resources[0]["format"], "HTML", "the first is for people");
    let page = resources[0]["url"].as_str().expect("an address");
    assert_eq!(get(&server, page.trim_start_matches("http://valdaria.test")).await.status, 200);
    let url = resources[1]["url"].as_str().expect("an address");
    assert_eq!(url, "http://valdaria.test/dati/giorni-risposta.csv");
    assert_eq!(resources[1]["datastore_active"], true);
    let table = resources[1]["id"].as_str().expect("an id");
    let rows = result(&server, &format!("datastore_search?resource_id={table}")).await;
    assert_eq!(rows["total"], 50);
}

#[tokio::test]
async fn every_id_in_the_catalogue_is_its_own() {
    let server = server().await;
    let all = result(&server, "package_search?rows=1000").await;
    let mut ids = BTreeSet::new();
    for package in list(&all["results"]) {
        let resources = list(&package["resources"]);
        for it in resources.iter().chain([package]) {
            assert!(ids.insert(it["id"].as_str().expect("an id").to_owned()), "{it}");
        }
        for it in resources.iter().filter(|it| it["datastore_active"] == true) {
            let id = it["id"].as_str().expect("an id");
            let asked = format!("datastore_search?resource_id={id}&limit=1");
            assert_eq!(list(&result(&server, &asked).await["records"]).len(), 1);
        }
    }
}

#[tokio::test]
async fn numbers_are_strings_and_gaps_are_null() {
    let server = server().await;
    let filters = encoded(r#"{"Anno":"2018"}"#);
    let asked = format!("datastore_search?resource_id=giorni-risposta&filters={filters}");
    let rows = result(&server, &asked).await;
    assert_eq!(rows["total"], 5);
    let fields = json!([
        { "id": "_id", "type": "int4" },
        { "id": "Anno", "type": "int4" },
        { "id": "Comune", "type": "text" },
        { "id": "Giorni", "type": "numeric" },
        { "id": "Stato", "type": "text" },
    ]);
    assert_eq!(rows["fields"], fields);
    let first =
        json!({ "_id": 11, "Anno": 2018, "Comune": "Valdaria", "Giorni": "31.8", "Stato": null });
    assert_eq!(rows["records"][0], first);
    assert_eq!(rows["records"][4]["Giorni"], Value::Null);
    let lists = format!("{asked}&records_format=lists&fields=Comune,Giorni&limit=1");
    assert_eq!(result(&server, &lists).await["records"], json!([["Valdaria", "31.8"]]));
}

#[tokio::test]
async fn paging_to_the_end_gives_each_row_once() {
    let server = server().await;
    let check = async |resource: &str, limit: &str, total: usize, pages: usize| {
        let start = format!("datastore_search?resource_id={resource}{limit}&offset=0");
        let (mut seen, mut asked) = (Vec::new(), start);
        for _ in 0..pages {
            let page = result(&server, &asked).await;
            assert_eq!(page["total"], total);
            let records = list(&page["records"]);
            assert!(records.len() <= page["limit"].as_u64().expect("a limit") as usize);
            seen.extend(records.iter().map(|it| it["_id"].as_u64().expect("a number") as usize));
            let next = page["_links"]["next"].as_str().expect("a link");
            asked = next.strip_prefix("/api/3/action/").expect("relative").to_owned();
        }
        assert!(seen.iter().copied().eq(1..=total), "{resource}: {}", seen.len());
        let after = result(&server, &asked).await;
        assert_eq!(after["records"], json!([]), "after the end there is nothing, and no error");
    };
    check("giorni-risposta", "&limit=7&sort=_id+asc", 50, 8).await;
    check("consumo-giornaliero", "&limit=1000", 3652, 4).await;
    // Asked for all, the server gives what it likes to give.
    check("consumo-orario", "&limit=100000", 87_672, 3).await;
    let last = "datastore_search?resource_id=giorni-risposta&offset=18446744073709551615";
    assert_eq!(result(&server, last).await["records"], json!([]), "nor so far behind it");
}

#[tokio::test]
async fn rows_are_sorted_as_asked() {
    let server = server().await;
    let asked = "datastore_search?resource_id=giorni-risposta&sort=Anno+desc,Giorni&limit=3";
    let rows = result(&server, asked).await;
    let names: Vec<_> = list(&rows["records"]).iter().map(|it| it["Comune"].as_str()).collect();
    assert_eq!(names, [Some("Valdaria"), Some("Pontalago"), Some("Rovarei")]);
    assert_eq!(rows["records"][0]["Stato"], "p");
}

#[tokio::test]
async fn the_catalogue_refuses_in_its_own_words() {
    let server = server().await;
    let unknown = act(&server, "package_paint").await;
    assert_eq!(unknown.status, 400);
    assert_eq!(unknown.json(), json!("Bad request: Action name not known: package_paint"));
    assert_eq!(unknown.header("access-control-allow-origin"), "*");
    for asked in ["package_show?id=nessuno", "datastore_search?resource_id=nessuno"] {
        let answer = act(&server, asked).await;
        assert_eq!(answer.status, 404, "{asked}");
        assert_eq!(answer.json()["success"], false);
        assert_eq!(
            answer.json()["error"],
            json!({ "__type": "Not Found Error", "message": "Not found" })
        );
    }
    let check = async |asked: &str, parameter: &str| {
        let answer = act(&server, asked).await;
        assert_eq!(answer.status, 409, "{asked}");
        let error = answer.json()["error"].clone();
        assert_eq!(error["__type"], "Validation Error");
        assert!(error[parameter][0].is_string(), "{error}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    };
    check("package_show", "id").await;
    check("datastore_search", "resource_id").await;
    check("datastore_search?resource_id=bilancio&limit=-1", "limit").await;
    check("datastore_search?resource_id=bilancio&sort=Colore", "sort").await;
    check("datastore_search?resource_id=bilancio&filters=boh", "filters").await;
    check("datastore_search?resource_id=bilancio&records_format=xml", "records_format").await;
}

#[tokio::test]
async fn a_browser_may_ask_first() {
    let server = server().await;
    let headers = [("origin", "https://old.example")];
    let answer = ask(&server, "OPTIONS", "/api/3/action/package_show?id=x", &headers).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "*"));
}

#[tokio::test]
async fn facets_count_a_content_once_whatever_its_languages() {
    let server = server().await;
    let query = "classes [event] facets [has_public_event_typology] limit 1";
    let data = contents(&server, query).await["facets"][0]["data"].clone();
    let data = data.as_object().expect("counts");
    assert!(data.contains_key("Mercato") && !data.contains_key("Markt"));
    let query = "classes [event] facets [has_public_event_typology|alpha|3] limit 1";
    let few = contents(&server, query).await["facets"][0]["data"].clone();
    let few = few.as_object().expect("counts");
    assert_eq!(few.len(), 3);
    let least = few.values().filter_map(Value::as_i64).min();
    assert!(data.iter().all(|(name, count)| few.contains_key(name) || count.as_i64() <= least));
}

#[tokio::test]
async fn the_page_about_the_work_of_the_comune_is_there_and_the_home_page_leads_to_it() {
    let server = server().await;
    let page = get(&server, "/trasparenza/").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<cw-kpi-chart"));
    assert_eq!(get(&server, "/trasparenza").await.status, 308);
    assert!(get(&server, "/").await.text().contains("href=\"/trasparenza/\""));
}

/// Addresses in `page` that a chart asks for.
fn sources(page: &str) -> BTreeSet<String> {
    let tags = page.split("<code").next().unwrap_or_default().split('<');
    let tags = tags.filter(|it| {
        it.starts_with("cw-kpi-chart") || it.starts_with("source") || it.starts_with("div data-cw")
    });
    let source = |tag: &str| {
        let (_, rest) = tag.split_once("src=\"")?;
        Some(rest.split('"').next()?.replace("&amp;", "&"))
    };
    tags.filter_map(source).collect()
}

#[tokio::test]
async fn whatever_a_chart_asks_for_is_there_and_every_example_is_in_the_gallery() {
    let server = server().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../widgets/chart/examples");
    let files = std::fs::read_dir(folder).expect("examples").flatten();
    let gallery = get(&server, "/gallery/").await.text().to_owned();
    let mut pages = vec!["/trasparenza/".to_owned()];
    for file in files {
        let path = format!("/gallery/kpi-chart/{}", file.file_name().to_string_lossy());
        assert!(gallery.contains(&format!("href=\"{path}\"")), "{path} is not in the gallery");
        pages.push(path);
    }
    assert!(20 < pages.len());
    for page in pages {
        let answer = get(&server, &page).await;
        assert_eq!(answer.status, 200, "{page}");
        let sources = sources(answer.text());
        assert!(!sources.is_empty(), "{page} asks for nothing");
        for source in sources.iter().filter(|it| !it.contains("consumo-minuti")) {
            let status = if source.contains("/faults/503/") { 503 } else { 200 };
            assert_eq!(get(&server, source).await.status, status, "{page}: {source}");
        }
    }
}
