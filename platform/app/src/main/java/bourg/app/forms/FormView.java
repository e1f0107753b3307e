package bourg.app.forms;

import java.util.List;

/** A form as a page shows it. */
public record FormView(List<Field> fields, Words words) {
    public FormView {
        fields = List.copyOf(fields);
    }

    public List<Field> faulty() {
        return fields.stream().filter(field -> field.error() != null).toList();
    }

    /** The field of this name; naming one that is not there is a bug of the page. */
    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No field " + name));
    }
}
