package bourg.app.forms;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Draws templates and compares HTML by what it means. */
final class Drawing {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Drawing.class.getClassLoader(), "bourg.app");

    static final Words WORDS =
            new Words((key, arguments) ->
                    switch (key) {
                        case "form.error" -> "Error:";
                        case "form.problem" -> "There is a problem";
                        case "form.day" -> "Day";
                        case "form.month" -> "Month";
                        case "form.year" -> "Year";
                        case "form.yes" -> "Yes";
                        case "form.no" -> "No";
                        case "form.fault" -> arguments[0] + ": " + arguments[1];
                        default -> key;
                    });

    private Drawing() {}

    static String field(Field field) {
        return draw("forms/field.jte", Map.of("field", field, "words", WORDS));
    }

    static String fields(FormView form) {
        return draw("forms/fields.jte", Map.of("form", form));
    }

    static String errors(FormView form) {
        return draw("forms/errors.jte", Map.of("form", form));
    }

    static Element parsed(String html) {
        return Jsoup.parseBodyFragment(html).body();
    }

    /** Elements with attributes in order of name and text without surplus space. */
    static String meaning(String html) {
        var text = new StringBuilder();
        write(parsed(html).children(), text, 0);
        return text.toString();
    }

    private static void write(List<Element> elements, StringBuilder text, int depth) {
        for (var element : elements) {
            text.append(" ".repeat(depth)).append(element.tagName());
            element.attributes().asList().stream()
                    .map(attribute -> " " + attribute.getKey() + "=" + value(attribute))
                    .sorted()
                    .forEach(text::append);
            text.append(" | ").append(element.ownText()).append('\n');
            write(element.children(), text, depth + 1);
        }
    }

    /** The order of classes means nothing. */
    private static String value(Attribute attribute) {
        return attribute.getKey().equals("class")
                ? String.join(" ", new TreeSet<>(List.of(attribute.getValue().split(" "))))
                : attribute.getValue().strip();
    }

    private static String draw(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        ENGINE.render(template, parameters, output);
        return output.toString();
    }
}
