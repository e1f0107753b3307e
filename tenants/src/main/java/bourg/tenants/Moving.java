package bourg.tenants;

import java.util.List;

/** What became of the wish to move a city to another cell. */
public sealed interface Moving {
    /** The move has begun; the job tells how far it has come. */
    record Started(Job job) implements Moving {}

    /** No cell of this name holds cities of the city's region; these others do. */
    record NoSuchCell(List<String> cells) implements Moving {
        public NoSuchCell {
            cells = List.copyOf(cells);
        }
    }

    /** The city lives there. */
    record AlreadyThere() implements Moving {}

    /** A city that is being opened, moved or is closed cannot move. */
    record NotNow() implements Moving {}
}
