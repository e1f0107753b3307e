package bourg.sandbox;

/** What goes back over the wire. */
record Answer(int status, String body, boolean replayed) {}
