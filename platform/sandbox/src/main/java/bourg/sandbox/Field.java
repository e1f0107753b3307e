package bourg.sandbox;

/**
 * One input of a hosted page.
 *
 * @param problem what is wrong with the value; empty if nothing is
 * @param autocomplete what a browser may fill in
 */
record Field(
        String name, String label, String hint, String value, String problem, String autocomplete) {

    String html() {
        String described =
                (hint.isEmpty() ? "" : name + "-hint ")
                        + (problem.isEmpty() ? "" : name + "-problem");
        return """
        <div class="field%s"><label for="%s">%s</label>%s%s
        <input id="%s" name="%s" value="%s" autocomplete="%s"%s%s></div>
        """
                .formatted(
                        problem.isEmpty() ? "" : " wrong",
                        name,
                        Page.escape(label),
                        note("hint", hint),
                        note("problem", problem),
                        name,
                        name,
                        Page.escape(value),
                        autocomplete,
                        described.isBlank()
                                ? ""
                                : " aria-describedby=\"" + described.strip() + "\"",
                        problem.isEmpty() ? "" : " aria-invalid=\"true\"");
    }

    private String note(String kind, String text) {
        return text.isEmpty()
                ? ""
                : "<p class=\"%s\" id=\"%s-%s\">%s</p>"
                        .formatted(kind, name, kind, Page.escape(text));
    }

    boolean isWrong() {
        return !problem.isEmpty();
    }
}
