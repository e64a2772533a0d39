namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>A grain that says which silo it lives on.</summary>
public interface ILocated : IGrain
{
    Task<SiloAddress> WhereAsync();
}
