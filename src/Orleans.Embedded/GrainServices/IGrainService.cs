namespace Orleans.Services;

/// <summary>An interface of a grain service, of which each silo has one.</summary>
public interface IGrainService : ISystemTarget
{
}
