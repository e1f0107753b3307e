package bourg.app.console;

import java.util.Map;

/** A page of the console with what it is given to show. */
record Shown(String view, Map<String, Object> model) {}
