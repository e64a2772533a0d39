using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>Configures a client.</summary>
public interface IClientBuilder
{
    /// <summary>The services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The configuration.</summary>
    IConfiguration Configuration { get; }
}
