//! The browser's entry on pages that follow a child: growth, vaccination, visits, warning signs.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::care::Care>();
}
