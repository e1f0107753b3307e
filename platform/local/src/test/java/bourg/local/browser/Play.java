package bourg.local.browser;

/** What is called how in one performance of the journey. */
record Play(Words words, Manner manner, String city, String partner) {
    /** A performance with a city and a partner of its own. */
    static Play of(Words words, Manner manner) {
        char mark = manner.name().charAt(0);
        return new Play(
                words,
                manner,
                "rive-" + words.language() + "-" + Character.toLowerCase(mark),
                words.of("Atelier Bleu ", "Studio Blue ") + mark);
    }

    String admin() {
        return "zoe@" + city + ".example";
    }

    String seller() {
        return "theo@" + city + ".example";
    }

    String buyer() {
        return "camille@" + city + ".example";
    }

    String citizen() {
        return "lou@" + city + ".example";
    }

    String french() {
        return "Cours de groupe, " + partner;
    }

    String english() {
        return "Group lesson, " + partner;
    }

    /** The offer's name in the language of the performance. */
    String offer() {
        return words.of(french(), english());
    }

    /** Why the partner declines. */
    String reason() {
        return words.of("C’est complet.", "We are full.");
    }

    /** The name under which the city publishes it. */
    String service() {
        return words.of("Atelier de quartier", "Neighbourhood workshop");
    }
}
