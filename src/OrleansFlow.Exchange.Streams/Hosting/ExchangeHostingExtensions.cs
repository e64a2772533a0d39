using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansFlow.Runtime;

namespace OrleansFlow.Exchange.Streams;

/// <summary>Registers the exchange on a silo.</summary>
public static class ExchangeHostingExtensions
{
    /// <summary>
    /// Adds the stream provider "exchange", the <see cref="ExchangeEnvironment"/> of the silo and the endpoint of its subtask
    /// grains. Needs an <see cref="IExchangeAddressing"/>; runs on the <see cref="RuntimeServices"/> that are registered, else on
    /// the system's. The silo's configuration may set the <see cref="ExchangeOptions"/> for all jobs, by their keys, at its top or in its section OrleansFlow.
    /// </summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddOrleansFlowExchange(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IConfiguration configuration = builder.Configuration;
        builder.Services.AddSingleton<ExchangeStreamProvider>();
        builder.Services.AddSingleton(services =>
        {
            ExchangeStreamProvider provider = services.GetRequiredService<ExchangeStreamProvider>();
            ExchangeEnvironment environment = new(
                services.GetService<RuntimeServices>() ?? RuntimeServices.System,
                services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString(),
                new GrainSegmentCarrier(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<IExchangeAddressing>()),
                provider,
                Defaults(configuration));
            provider.Attach(environment);
            return environment;
        });
        builder.Services.AddKeyedSingleton<IStreamProvider>(ExchangeStreamProvider.ProviderName, static (services, _) =>
        {
            // The provider works on the environment: make sure that there is one.
            services.GetRequiredService<ExchangeEnvironment>();
            return services.GetRequiredService<ExchangeStreamProvider>();
        });
        return builder.AddGrainExtension<IExchangeEndpoint, ExchangeEndpoint>();
    }

    /// <summary>What the silo's configuration says; the job's own goes before it. All silos must say the same.</summary>
    private static SortedDictionary<string, string> Defaults(IConfiguration configuration)
    {
        SortedDictionary<string, string> defaults = new(StringComparer.Ordinal);
        foreach (string key in ExchangeOptions.Keys)
        {
            if ((configuration[$"OrleansFlow:{key}"] ?? configuration[key]) is { Length: > 0 } value)
            {
                defaults.Add(key, value);
            }
        }

        return defaults;
    }
}
