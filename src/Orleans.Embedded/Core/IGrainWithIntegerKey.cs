namespace Orleans;

/// <summary>A grain named by an integer.</summary>
public interface IGrainWithIntegerKey : IGrain
{
}
