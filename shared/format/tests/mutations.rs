//! Promise D2: no answer, however mutilated, stops a reader. Longer runs: `--example fuzz`.

#[path = "../fuzz/mutate.rs"]
mod mutate;

const CASES: usize = 100_000;
const THREADS: usize = 4;

#[test]
fn a_hundred_thousand_mutated_answers_stop_no_reader() {
    let threads: Vec<_> = (1..=THREADS as u64)
        .map(|seed| {
            std::thread::spawn(move || {
                let mut random = mutate::Random(seed);
                (0..CASES / THREADS).map(|_| mutate::check(&random.answer())).sum::<usize>()
            })
        })
        .collect();
    let records = threads.into_iter().map(|it| it.join().expect("no answer stops a reader"));
    // Mutants that are all refused at the door would prove nothing.
    assert!(CASES < records.sum());
}
