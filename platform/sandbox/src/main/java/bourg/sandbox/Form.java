package bourg.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.web.servlet.function.ServerRequest;

/** What a person typed into a hosted page, kept when something is wrong with it. */
final class Form {

    private final ServerRequest request;
    private final Texts texts;
    private final Set<String> wrong;
    private final List<Field> fields = new ArrayList<>();

    Form(ServerRequest request, Texts texts, Set<String> wrong) {
        this.request = request;
        this.texts = texts;
        this.wrong = wrong;
    }

    /** Adds a field whose words are {@code <page>.<name>}, {@code .hint} and {@code .problem}. */
    Form field(String page, String name, String first, String autocomplete) {
        String key = page + "." + name;
        fields.add(
                new Field(
                        name,
                        texts.text(key),
                        texts.text(key + ".hint"),
                        name.equals("cvc") ? "" : request.param(name).orElse(first),
                        wrong.contains(name) ? texts.text(key + ".problem") : "",
                        autocomplete));
        return this;
    }

    List<Field> fields() {
        return fields;
    }

    List<Field> problems() {
        return fields.stream().filter(Field::isWrong).toList();
    }

    static String typed(ServerRequest request, String name) {
        return request.param(name).orElse("").strip();
    }
}
