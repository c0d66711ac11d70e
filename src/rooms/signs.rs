//! The browser's entry on the page of the warning signs.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::signs::Signs>();
}
