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
    /// the system's.
    /// </summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddOrleansFlowExchange(this ISiloBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ExchangeStreamProvider>();
        builder.Services.AddSingleton(static services =>
        {
            ExchangeStreamProvider provider = services.GetRequiredService<ExchangeStreamProvider>();
            ExchangeEnvironment environment = new(
                services.GetService<RuntimeServices>() ?? RuntimeServices.System,
                services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString(),
                new GrainSegmentCarrier(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<IExchangeAddressing>()),
                provider);
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
}
