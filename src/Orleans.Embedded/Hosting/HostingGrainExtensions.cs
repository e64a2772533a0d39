namespace Orleans.Hosting;

/// <summary>Grain extensions of a silo.</summary>
public static class HostingGrainExtensions
{
    /// <summary>Adds an interface to every grain.</summary>
    public static ISiloBuilder AddGrainExtension<TExtensionInterface, TExtension>(this ISiloBuilder builder)
        where TExtensionInterface : class, IGrainExtension
        where TExtension : class, TExtensionInterface
    {
        builder.Services.AddKeyedTransient<IGrainExtension, TExtension>(typeof(TExtensionInterface));
        return builder;
    }
}
