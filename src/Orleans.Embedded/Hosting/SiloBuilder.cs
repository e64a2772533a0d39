using Microsoft.Extensions.Configuration;
using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Configures a silo.</summary>
internal sealed class SiloBuilder : ISiloBuilder
{
    public SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        Services = services;
        Configuration = configuration;
        SiloServices.Add(services);
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }
}
