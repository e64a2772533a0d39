namespace Orleans;

/// <summary>A grain named by a text.</summary>
public interface IGrainWithStringKey : IGrain
{
}
