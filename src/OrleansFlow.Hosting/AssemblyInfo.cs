using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.Grains.Tests")]
