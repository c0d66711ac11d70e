//! The browser's entry on the comparison.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::compare::Compare>();
}
