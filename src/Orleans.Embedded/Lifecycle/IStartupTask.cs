namespace Orleans.Runtime;

/// <summary>Runs when a silo starts.</summary>
public interface IStartupTask
{
    /// <summary>Runs.</summary>
    Task Execute(CancellationToken cancellationToken);
}
