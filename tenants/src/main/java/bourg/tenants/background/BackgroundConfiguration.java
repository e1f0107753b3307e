package bourg.tenants.background;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Lets any module schedule work inside its own transaction: the work exists if and only if the
 * transaction commits.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackgroundPace.class)
class BackgroundConfiguration {
    @Bean
    @DependsOn("federationFlyway")
    SchedulerClient schedulerClient(@Qualifier("federationDataSource") DataSource federation) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(federation))
                .serializer(new JsonTaskData())
                .build();
    }
}
