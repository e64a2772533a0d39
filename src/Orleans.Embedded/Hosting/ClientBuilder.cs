using Microsoft.Extensions.Configuration;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Configures a client.</summary>
public class ClientBuilder : IClientBuilder
{
    /// <summary>Adds the client to the services.</summary>
    public ClientBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
        ClientServices.Add(services);
    }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <inheritdoc/>
    public IConfiguration Configuration { get; }
}
