package flow.script.library;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The database drivers among a script's libraries, as one driver. {@link DriverManager} gives a driver only to code whose own
 * class loader can see it; {@code groovy.sql.Sql} lives beside flow and cannot see what a script brings. It can see this. The
 * drivers themselves are loaded when the first connection is asked for.
 */
final class DatabaseDrivers implements Driver {
    private final ClassLoader libraries;
    private @Nullable List<Driver> drivers;

    private DatabaseDrivers(ClassLoader libraries) {
        this.libraries = libraries;
    }

    static DatabaseDrivers announce(ClassLoader libraries) {
        DatabaseDrivers drivers = new DatabaseDrivers(libraries);
        try {
            DriverManager.registerDriver(drivers);
        } catch (SQLException e) {
            throw new IllegalStateException("a driver can always be registered", e);
        }
        return drivers;
    }

    void withdraw() {
        try {
            DriverManager.deregisterDriver(this);
        } catch (SQLException e) {
            throw new IllegalStateException("a driver can always be taken back", e);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        for (Driver driver : drivers()) {
            Connection connection = driver.connect(url, info);
            if (connection != null) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        for (Driver driver : drivers()) {
            if (driver.acceptsURL(url)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        for (Driver driver : drivers()) {
            if (driver.acceptsURL(url)) {
                return driver.getPropertyInfo(url, info);
            }
        }
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("several drivers have no one logger");
    }

    private synchronized List<Driver> drivers() {
        if (drivers == null) {
            drivers = new ArrayList<>();
            for (Driver driver : ServiceLoader.load(Driver.class, libraries)) {
                drivers.add(driver);
            }
        }
        return drivers;
    }
}
