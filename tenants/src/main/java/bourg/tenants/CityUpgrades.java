package bourg.tenants;

import java.util.List;
import java.util.Optional;

/** Brings the schemas of cities up to date in waves: canaries first, then cell by cell. */
public interface CityUpgrades {
    /** The kind of the job that runs a wave. */
    String KIND = "upgrade-wave";

    /** How many migrations this version has. */
    int newest();

    /** The cities that are behind; they go on working. */
    List<CityBehind> behind();

    /** Starts a wave over all that is behind; nothing if one is under way. */
    Optional<Job> start();

    /** What came of each city of a wave, in the order of their turns. */
    List<CityUpgrade> of(JobId wave);

    /** The waves, the newest first. */
    List<Job> waves(int limit);
}
