namespace Orleans.Runtime;

/// <summary>Is told of changes of silos.</summary>
public interface ISiloStatusListener
{
    /// <summary>A silo has a new status.</summary>
    void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status);
}
