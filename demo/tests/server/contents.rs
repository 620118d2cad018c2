//! `content/search` and `content/read`: the envelope, paging, languages, the query language.

use super::client::{contents, encoded, get, server, titles};

#[tokio::test]
async fn the_envelope_has_its_five_keys_in_their_order() {
    let server = server().await;
    let answer = get(&server, "/api/opendata/v2/content/search/classes+%5Bevent%5D+limit+1").await;
    let text = answer.text();
    let keys = ["\"query\"", "\"nextPageQuery\"", "\"totalCount\"", "\"searchHits\"", "\"facets\""];
    let places: Vec<usize> = keys.iter().map(|it| text.rfind(it).expect(it)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(answer.json()["facets"], serde_json::json!([]));
    assert_eq!(answer.header("content-type"), "application/json; charset=UTF-8");
}

#[tokio::test]
async fn following_the_pages_reads_every_content_once() {
    let server = server().await;
    let first = contents(&server, "classes [event] sort [name=>asc] limit 100").await;
    let total = first["totalCount"].as_u64().expect("a number") as usize;
    assert!(300 <= total, "{total}");
    let mut ids = Vec::new();
    let mut page = first;
    loop {
        let hits = page["searchHits"].as_array().expect("hits");
        ids.extend(hits.iter().map(|it| it["metadata"]["id"].as_i64().expect("an id")));
        let Some(next) = page["nextPageQuery"].as_str() else { break };
        let path = next.strip_prefix("http://valdaria.test").expect("an absolute address");
        assert!(path.starts_with("/api/opendata/v2/content/search/"), "{path}");
        page = get(&server, path).await.json();
    }
    let read = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((read, ids.len()), (total, total));
}

#[tokio::test]
async fn the_session_module_pages_with_a_bare_query() {
    let server = server().await;
    let query = encoded("classes [event] limit 2");
    let page = get(&server, &format!("/opendata/api/content/search/?q={query}")).await.json();
    assert_eq!(page["nextPageQuery"], "classes [event] limit 2 offset 2");
    assert!(
        page["searchHits"][0]["metadata"]["link"].as_str().expect("a link").starts_with("read/")
    );
    let path = encoded("classes [event] limit 2 offset 2");
    let next = get(&server, &format!("/opendata/api/content/search/{path}")).await.json();
    assert_ne!(page["searchHits"][0]["metadata"]["id"], next["searchHits"][0]["metadata"]["id"]);
}

#[tokio::test]
async fn thirty_without_a_limit_and_never_more_than_three_hundred() {
    let server = server().await;
    let count = async |query| contents(&server, query).await["searchHits"].as_array().map(Vec::len);
    assert_eq!(count("classes [event]").await, Some(30));
    assert_eq!(count("classes [event] limit 500").await, Some(300));
    let last = contents(&server, "classes [event] limit 300 offset 300").await;
    assert!(last["nextPageQuery"].is_null());
}

#[tokio::test]
async fn parameters_of_the_address_spell_the_same_query() {
    let server = server().await;
    let path = "/api/opendata/v2/content/search?classes=event&limit=3&sort[name]=asc";
    let array = get(&server, path).await.json();
    let spelled = contents(&server, "classes [event] sort [name=>asc] limit 3").await;
    assert_eq!(titles(&array), titles(&spelled));
}

#[tokio::test]
async fn a_content_has_its_languages_by_locale_code() {
    let server = server().await;
    let found = contents(&server, "classes [event] and q = 'Kirchtag'").await;
    let hit = &found["searchHits"][0];
    assert_eq!(hit["metadata"]["languages"], serde_json::json!(["ita-IT", "ger-DE", "eng-GB"]));
    assert_eq!(hit["data"]["ger-DE"]["event_title"], "Kirchtag von San Rocco");
    assert_eq!(hit["data"]["ita-IT"]["event_title"], "Sagra di San Rocco");
    assert_eq!(hit["data"]["ita-IT"]["has_public_event_typology"][0], "Festa patronale");
    assert_eq!(hit["data"]["ger-DE"]["has_public_event_typology"][0], "Patronatsfest");
    let italian = contents(&server, "classes [event] and q = 'pompieri' limit 100").await;
    let hits = italian["searchHits"].as_array().expect("hits");
    assert!(hits.iter().any(|it| it["metadata"]["languages"] == serde_json::json!(["ita-IT"])));
}

#[tokio::test]
async fn values_look_as_their_datatypes_do() {
    let server = server().await;
    let found = contents(&server, "q = 'colletta alimentare'").await;
    let data = &found["searchHits"][0]["data"]["ita-IT"];
    assert_eq!(data["is_accessible_for_free"], 1);
    assert_eq!(data["video"], serde_json::Value::Null);
    assert_eq!(data["has_offer"], serde_json::json!([]));
    let nowhere = serde_json::json!({ "latitude": 0, "longitude": 0, "address": "" });
    assert_eq!(data["has_address"], nowhere);
    assert_eq!(data["image"]["url"], "/var/immagini/cibo.svg");
    assert_eq!(found["searchHits"][0]["extradata"]["ita-IT"]["geo"], serde_json::json!([]));
    let found = contents(&server, "q = 'ciaspolada'").await;
    let extra = &found["searchHits"][0]["extradata"]["ita-IT"];
    assert_eq!(extra["geo"][0]["latitude"], "46.1103");
    assert_eq!(found["searchHits"][0]["data"]["ita-IT"]["is_accessible_for_free"], 0);
}

#[tokio::test]
async fn removed_dates_are_in_the_rule_and_not_among_the_events() {
    let server = server().await;
    let found = contents(&server, "q = 'ginnastica dolce' sort [time_interval=>desc]").await;
    let interval = &found["searchHits"][0]["data"]["ita-IT"]["time_interval"];
    let has = |list: &str| {
        let dates = interval[list].as_array().expect("a list");
        dates.iter().any(|it| it["start"].as_str().expect("a date").starts_with("2026-12-28"))
    };
    assert!(has("recurrences") && !has("events"), "{}", interval["input"]);
    let pattern = interval["input"]["recurrencePattern"].as_str().expect("a pattern");
    assert!(
        pattern.starts_with("DTSTART=") && pattern.contains(";FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;")
    );
    assert_eq!(
        interval["default_value"]["count"],
        interval["events"].as_array().expect("dates").len()
    );
}

#[tokio::test]
async fn an_end_nobody_gave_is_thirty_years_away() {
    let server = server().await;
    let found = contents(&server, "q = 'mercato settimanale' sort [time_interval=>asc]").await;
    let interval = &found["searchHits"][0]["data"]["ita-IT"]["time_interval"];
    let until = interval["input"]["until"].as_str().expect("a date");
    assert!("2055" < until, "{until}");
    assert!(interval["events"].as_array().map(Vec::len) < Some(60));
}

#[tokio::test]
async fn text_is_found_without_its_accents_and_with_its_apostrophes() {
    let server = server().await;
    let find = async |query: &str| titles(&contents(&server, query).await);
    assert!(find("q = 'perche il gufo'").await.concat().contains("perché il gufo sta sveglio"));
    assert!(find(r"q = 'L\'ora del racconto' limit 300").await.len() > 10);
    assert_eq!(find("q = 'marziani'").await, Vec::<String>::new());
    assert_eq!(find("q = '100%'").await, Vec::<String>::new());
}

#[tokio::test]
async fn fields_narrow_a_search() {
    let server = server().await;
    let count = async |query: &str| {
        contents(&server, &format!("{query} limit 1")).await["totalCount"]
            .as_i64()
            .expect("a number")
    };
    let all = count("classes [event]").await;
    let music = count("has_public_event_typology = 'Manifestazione musicale'").await;
    let either = count("has_public_event_typology in ['Manifestazione musicale','Festival']").await;
    assert!(0 < music && music < either && either < all, "{music} {either} {all}");
    assert_eq!(count("has_public_event_typology != 'Manifestazione musicale'").await, all - music);
    assert_eq!(
        count("is_accessible_for_free = 1").await + count("is_accessible_for_free = 0").await,
        all
    );
    let dialect = "takes_place_in.name = 'Teatro sociale «Alle Acacie»'";
    assert!(0 < count(dialect).await);
    let states =
        "classes [event] and subtree [65] and state in [moderation.skipped,moderation.accepted]";
    assert_eq!(count(states).await, all);
    assert!(200 <= count("classes [place]").await);
    assert_eq!(count("classes [topic]").await, 0);
    assert_eq!(count("language 'ita-IT' classes [event]").await, all);
    let german = count("classes [event] language 'ger-DE'").await;
    assert!(0 < german && german < all);
}

#[tokio::test]
async fn a_window_finds_what_overlaps_it() {
    let server = server().await;
    let query = "calendar[time_interval] = ['2026-12-24','2026-12-25'] and q = 'fiaccolata'";
    assert_eq!(titles(&contents(&server, query).await).len(), 1);
    let query = "calendar[time_interval] = [now,'+ 2 weeks'] and ( q = 'albero' )";
    assert!(!titles(&contents(&server, query).await).is_empty());
    let query = "calendar[time_interval] = ['2030-01-01','*']";
    assert_eq!(contents(&server, query).await["totalCount"], 0);
}

#[tokio::test]
async fn facets_count_what_was_found() {
    let server = server().await;
    let query = "classes [event] and facets [has_public_event_typology|count|50] limit 1";
    let facet = &contents(&server, query).await["facets"][0];
    assert_eq!(facet["name"], "has_public_event_typology");
    assert!(0 < facet["data"]["Mercato"].as_i64().expect("a count"), "{facet}");
}

#[tokio::test]
async fn one_content_is_read_by_its_id_and_by_its_remote_id() {
    let server = server().await;
    let hit = contents(&server, "q = 'zelten' limit 1").await["searchHits"][0].clone();
    let (id, remote) = (hit["metadata"]["id"].to_string(), hit["metadata"]["remoteId"].clone());
    let read =
        async |id: &str| get(&server, &format!("/api/opendata/v2/content/read/{id}")).await.json();
    assert_eq!(read(&id).await, hit);
    assert_eq!(read(remote.as_str().expect("an id")).await, hit);
}

#[tokio::test]
async fn the_generation_before_has_its_own_words_and_no_repetitions() {
    let server = server().await;
    let query = encoded("classes [event] sort [from_time=>asc] limit 300");
    let path = format!("/legacy/api/opendata/v2/content/search/{query}");
    let page = get(&server, &path).await.json();
    let first = &page["searchHits"][0];
    assert!(first["data"]["ita-IT"]["titolo"].is_string());
    assert!(first["data"]["ita-IT"]["from_time"].as_str().expect("a date").contains('T'));
    assert!(first["extradata"].is_null() && first["metadata"]["classDefinition"].is_null());
    assert!(!titles(&page).iter().any(|it| it == "Mercato settimanale"));
    let next = page["nextPageQuery"].as_str().expect("a next page");
    assert!(
        next.starts_with("http://valdaria.test/legacy/api/opendata/v2/content/search/"),
        "{next}"
    );
}

#[tokio::test]
async fn the_class_of_events_lists_its_fields() {
    let server = server().await;
    let fields = async |path: &str| {
        let class = get(&server, path).await.json();
        let fields = class["fields"].as_array().expect("fields").clone();
        fields
            .iter()
            .map(|it| it["identifier"].as_str().expect("text").to_owned())
            .collect::<Vec<_>>()
    };
    assert!(fields("/api/opendata/v2/classes/event").await.contains(&"time_interval".to_owned()));
    assert!(
        fields("/legacy/api/opendata/v2/classes/event").await.contains(&"from_time".to_owned())
    );
}
