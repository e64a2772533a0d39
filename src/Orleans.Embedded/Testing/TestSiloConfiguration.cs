using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster as configuration values: so it reaches what makes the silo, which may be a test's own function.</summary>
internal static class TestSiloConfiguration
{
    private const string ConfiguratorTypes = nameof(TestClusterOptions.SiloBuilderConfiguratorTypes);

    public static IConfiguration Write(IConfiguration configuration, TestClusterOptions options, InProcessTestSiloSpecificOptions silo)
    {
        var values = new Dictionary<string, string?>
        {
            [nameof(TestClusterOptions.ClusterId)] = options.ClusterId,
            [nameof(TestClusterOptions.ServiceId)] = options.ServiceId,
            [nameof(silo.SiloName)] = silo.SiloName,
            [nameof(silo.SiloPort)] = silo.SiloPort.ToString(CultureInfo.InvariantCulture),
            [nameof(silo.GatewayPort)] = silo.GatewayPort.ToString(CultureInfo.InvariantCulture),
        };
        for (var i = 0; i < options.SiloBuilderConfiguratorTypes.Count; i++)
        {
            values[string.Create(CultureInfo.InvariantCulture, $"{ConfiguratorTypes}:{i}")] = options.SiloBuilderConfiguratorTypes[i];
        }

        return new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(values).Build();
    }

    public static IHost BuildHost(string siloName, IConfiguration configuration, Action<IHostBuilder>? postConfigure)
    {
        var builder = new HostBuilder().ConfigureHostConfiguration(c => c.AddConfiguration(configuration));
        builder.UseOrleans(orleans =>
        {
            orleans.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = configuration[nameof(TestClusterOptions.ClusterId)]!;
                options.ServiceId = configuration[nameof(TestClusterOptions.ServiceId)]!;
            });
            orleans.Configure<SiloOptions>(options => options.SiloName = siloName);
            orleans.ConfigureEndpoints(IPAddress.Loopback, Number(configuration, nameof(InProcessTestSiloSpecificOptions.SiloPort)), Number(configuration, nameof(InProcessTestSiloSpecificOptions.GatewayPort)));
        });
        foreach (var type in configuration.GetSection(ConfiguratorTypes).GetChildren().OrderBy(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture)))
        {
            var configurator = Activator.CreateInstance(Type.GetType(type.Value!, throwOnError: true)!);
            (configurator as IHostConfigurator)?.Configure(builder);
            if (configurator is ISiloConfigurator forSilo)
            {
                builder.UseOrleans(forSilo.Configure);
            }
        }

        postConfigure?.Invoke(builder);
        return builder.Build();
    }

    private static int Number(IConfiguration configuration, string name) => int.Parse(configuration[name] ?? "0", CultureInfo.InvariantCulture);
}
