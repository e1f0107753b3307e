package bourg.local.browser;

/** How the people of a journey use their browsers. */
enum Manner {
    /** With a pointer; every page is judged. */
    JUDGED,
    /** With the keyboard and nothing else. */
    KEYBOARD,
    /** In a browser that runs no scripts. */
    WITHOUT_SCRIPTS
}
