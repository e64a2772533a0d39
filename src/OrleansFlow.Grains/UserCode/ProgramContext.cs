using System.Runtime.Loader;

namespace OrleansFlow.Grains.UserCode;

/// <summary>Where the types of a program that runs in the silo's own process come from.</summary>
/// <param name="Context">The context that the program is loaded in; null for the one of the product.</param>
internal sealed record ProgramContext(AssemblyLoadContext? Context);
