package bourg.parts;

/** Hears what a slow start is doing or waiting for. */
public interface Progress {

    /** One plain line for a person. */
    void say(String words);
}
