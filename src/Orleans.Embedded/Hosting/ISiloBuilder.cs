using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>Configures a silo.</summary>
public interface ISiloBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The configuration.</summary>
    IConfiguration Configuration { get; }
}
