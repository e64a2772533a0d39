namespace OrleansFlow.Integration.Tests.Infrastructure;

/// <summary>A test of several processes: it needs the Orleans packages and a redis-server, and says so when it is skipped.</summary>
internal sealed class PackagesFactAttribute : FactAttribute
{
    public PackagesFactAttribute()
    {
        Skip = Missing;
    }

    public static string? Missing =>
#if ORLEANS_EMBEDDED
        "clusters of several processes need the Orleans packages (this run is on the embedded runtime)";
#else
        RedisServer.IsInstalled ? null : "redis-server is not installed";
#endif
}

/// <summary>A <see cref="PackagesFactAttribute"/> with data.</summary>
internal sealed class PackagesTheoryAttribute : TheoryAttribute
{
    public PackagesTheoryAttribute()
    {
        Skip = PackagesFactAttribute.Missing;
    }
}

/// <summary>A test of what the embedded runtime refuses.</summary>
internal sealed class EmbeddedFactAttribute : FactAttribute
{
    public EmbeddedFactAttribute()
    {
#if !ORLEANS_EMBEDDED
        Skip = "only the embedded runtime refuses what needs several processes";
#endif
    }
}
