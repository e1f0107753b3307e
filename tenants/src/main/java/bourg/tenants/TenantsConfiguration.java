package bourg.tenants;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings that the whole module shares. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SiteHosts.class,
    IdentityProvider.class,
    ExportsFolder.class,
    ArchivesFolder.class
})
class TenantsConfiguration {}
