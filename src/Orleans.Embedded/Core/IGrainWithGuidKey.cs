namespace Orleans;

/// <summary>A grain named by a Guid.</summary>
public interface IGrainWithGuidKey : IGrain
{
}
