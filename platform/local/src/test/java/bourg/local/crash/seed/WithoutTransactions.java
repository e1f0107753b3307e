package bourg.local.crash.seed;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** In an application that has these classes and asks for it, every statement stands alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("bourg.trial.without-transactions")
public class WithoutTransactions {
    /** The environment variable that asks for it. */
    public static final String SWITCH = "BOURG_TRIAL_WITHOUT_TRANSACTIONS";

    @Bean
    static BeanPostProcessor noTransactions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("federationTransactions") ? new None() : bean;
            }
        };
    }

    private static final class None implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            // Every statement has been committed already.
        }

        @Override
        public void rollback(TransactionStatus status) {
            // There is no way back.
        }
    }
}
