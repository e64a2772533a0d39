namespace Orleans.Hosting;

/// <summary>Placement of one's own.</summary>
public static class PlacementStrategyExtensions
{
    /// <summary>Adds a strategy and its director.</summary>
    public static ISiloBuilder AddPlacementDirector<TStrategy, TDirector>(this ISiloBuilder builder)
        where TStrategy : PlacementStrategy, new()
        where TDirector : class, IPlacementDirector
    {
        builder.Services.AddPlacementDirector<TStrategy, TDirector>();
        return builder;
    }

    /// <summary>Adds a strategy and its director.</summary>
    public static ISiloBuilder AddPlacementDirector<TStrategy>(this ISiloBuilder builder, Func<IServiceProvider, IPlacementDirector> createDirector)
        where TStrategy : PlacementStrategy, new()
    {
        builder.Services.AddPlacementDirector<TStrategy>(createDirector);
        return builder;
    }

    /// <summary>Adds a strategy and its director.</summary>
    public static void AddPlacementDirector<TStrategy, TDirector>(this IServiceCollection services)
        where TStrategy : PlacementStrategy, new()
        where TDirector : class, IPlacementDirector =>
        services.AddPlacementDirector<TStrategy>(sp => ActivatorUtilities.GetServiceOrCreateInstance<TDirector>(sp));

    /// <summary>Adds a strategy and its director.</summary>
    public static void AddPlacementDirector<TStrategy>(this IServiceCollection services, Func<IServiceProvider, IPlacementDirector> createDirector)
        where TStrategy : PlacementStrategy, new()
    {
        services.AddKeyedSingleton<PlacementStrategy>(typeof(TStrategy).Name, (_, _) => new TStrategy());
        services.AddKeyedSingleton(typeof(TStrategy), (sp, _) => createDirector(sp));
    }
}
