package bourg.tenants.web;

import bourg.tenants.Actor;
import bourg.tenants.CityState;
import bourg.tenants.Job;
import bourg.tenants.Localized;
import bourg.tenants.Provisioning;
import bourg.tenants.Suspension;
import bourg.tenants.web.api.Brand;
import bourg.tenants.web.api.City;
import bourg.tenants.web.api.ExportState;
import bourg.tenants.web.api.JobState;
import bourg.tenants.web.api.Language;
import bourg.tenants.web.api.LocalizedText;
import bourg.tenants.web.api.ProvisioningStep;
import bourg.tenants.web.api.StepState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts our words into those of the contract. */
final class Views {
    private Views() {}

    static City city(bourg.tenants.City city) {
        return new City(
                city.id().toString(),
                city.code(),
                text(city.name()),
                city.host(),
                languages(city),
                city.timeZone().getId(),
                city.currency().getCurrencyCode(),
                city.taxRegion().code(),
                brand(city),
                state(city.state()));
    }

    static City city(bourg.tenants.City city, Optional<Suspension> suspension) {
        return city(city)
                .suspension(
                        suspension
                                .map(now ->
                                        new bourg.tenants.web.api.Suspension(
                                                now.reason(), now.since().atOffset(ZoneOffset.UTC)))
                                .orElse(null));
    }

    static LocalizedText text(Localized text) {
        return new LocalizedText(text.french(), text.english());
    }

    static List<Language> languages(bourg.tenants.City city) {
        return city.languages().stream()
                .map(locale -> Language.fromValue(locale.getLanguage()))
                .toList();
    }

    static Brand brand(bourg.tenants.City city) {
        return new Brand(city.brand().colour());
    }

    static bourg.tenants.web.api.CityState state(CityState state) {
        return bourg.tenants.web.api.CityState.fromValue(state.name().toLowerCase(Locale.ROOT));
    }

    static bourg.tenants.web.api.Provisioning provisioning(
            bourg.tenants.City city, Provisioning provisioning) {
        return new bourg.tenants.web.api.Provisioning(
                city.id().toString(),
                state(city.state()),
                provisioning.steps().stream().map(Views::step).toList());
    }

    private static ProvisioningStep step(Provisioning.Step step) {
        StepState state = StepState.fromValue(step.state().name().toLowerCase(Locale.ROOT));
        return new ProvisioningStep(step.name(), state, step.attempts())
                .error(step.error())
                .startedAt(time(step.startedAt()))
                .finishedAt(time(step.finishedAt()));
    }

    static bourg.tenants.web.api.Job job(Job job) {
        return new bourg.tenants.web.api.Job(
                        job.id().toString(),
                        job.kind(),
                        JobState.fromValue(job.state().name().toLowerCase(Locale.ROOT)),
                        job.done(),
                        job.total(),
                        job.startedAt().atOffset(ZoneOffset.UTC))
                .cityId(job.city() == null ? null : job.city().toString())
                .note(job.note())
                .error(job.error())
                .finishedAt(time(job.finishedAt()));
    }

    static bourg.tenants.web.api.Export export(bourg.tenants.Export export, Actor.Staff seenBy) {
        return new bourg.tenants.web.api.Export(
                        export.id().toString(),
                        ExportState.fromValue(export.state().name().toLowerCase(Locale.ROOT)),
                        export.job().done(),
                        export.job().total(),
                        export.askedAt().atOffset(ZoneOffset.UTC),
                        export.askedBy().equals(seenBy.subject()))
                .approvedAt(time(export.approvedAt()))
                .keptUntil(time(export.keptUntil()));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
