package bourg.app.texts;

/** Finds a text in the language of whoever reads. */
@FunctionalInterface
public interface Say {
    String text(String key, Object... arguments);
}
