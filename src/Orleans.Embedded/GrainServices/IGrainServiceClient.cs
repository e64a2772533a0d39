namespace Orleans.Services;

/// <summary>Reaches the grain services of all silos.</summary>
public interface IGrainServiceClient<TGrainService>
    where TGrainService : IGrainService
{
}
