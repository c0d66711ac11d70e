//! The browser's entry on pages that follow from a child's birthday.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::care::Care>();
}
