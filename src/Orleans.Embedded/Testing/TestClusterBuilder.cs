using Microsoft.Extensions.Configuration;

namespace Orleans.TestingHost;

/// <summary>Builds a test cluster from classes that configure it.</summary>
public class TestClusterBuilder
{
    private readonly List<Action<IConfigurationBuilder>> _configuration = [];
    private readonly List<Type> _clientConfigurators = [];

    /// <summary>A cluster of two silos.</summary>
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>A cluster of so many silos.</summary>
    public TestClusterBuilder(short initialSilosCount)
    {
        Options = new TestClusterOptions { InitialSilosCount = initialSilosCount, ClusterId = CreateClusterId() };
        Options.ServiceId = Options.ClusterId + "-service";
    }

    /// <summary>The options.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>Values of the configuration of silos and client.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>Gives ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; set; } = new TestClusterPortAllocator();

    /// <summary>Makes the silos: of a name and a configuration; default: <see cref="TestCluster.DefaultCreateSiloAsync"/>. A function of one's own makes them by <see cref="InProcessSiloHandle.CreateAsync"/>.</summary>
    public Func<string, IConfiguration, Task<SiloHandle>>? CreateSiloAsync { private get; set; }

    /// <summary>A name that no other cluster of this process has.</summary>
    public static string CreateClusterId() => InProcessTestClusterBuilder.CreateClusterId();

    /// <summary>Configures silos by a class that implements ISiloConfigurator or IHostConfigurator.</summary>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
        {
            throw new ArgumentException($"The type {typeof(T)} is not assignable to {nameof(ISiloConfigurator)} or {nameof(IHostConfigurator)}.");
        }

        Options.SiloBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    /// <summary>Configures the client by a class that implements IClientBuilderConfigurator or IHostConfigurator.</summary>
    public TestClusterBuilder AddClientBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(IClientBuilderConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
        {
            throw new ArgumentException($"The type {typeof(T)} is not assignable to {nameof(IClientBuilderConfigurator)} or {nameof(IHostConfigurator)}.");
        }

        _clientConfigurators.Add(typeof(T));
        Options.ClientBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    /// <summary>Configures the configuration of silos and client.</summary>
    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        _configuration.Add(configureDelegate);
        return this;
    }

    /// <summary>The cluster, not yet deployed.</summary>
    public TestCluster Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Properties);
        _configuration.ForEach(configure => configure(configuration));
        return new TestCluster(Options, configuration.Build(), PortAllocator, [.. _clientConfigurators], CreateSiloAsync);
    }
}
