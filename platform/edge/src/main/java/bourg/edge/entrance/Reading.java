package bourg.edge.entrance;

import bourg.edge.answers.Reason;

/** What a request's first line and headers turned out to be. */
sealed interface Reading permits Arrival, Reading.Unreadable {

    /** A request that two servers might understand in two ways. */
    record Unreadable(Reason reason) implements Reading {}
}
