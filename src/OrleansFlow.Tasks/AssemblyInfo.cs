using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.Tasks.Tests")]
