namespace Verify.Inference;

/// <summary>The queue for the model's memory is full; try again later.</summary>
public sealed class ModelBusyException(string message) : Exception(message);

/// <summary>The request can never fit into the memory given to the model.</summary>
public sealed class ModelCapacityException(string message) : Exception(message);

/// <summary>A path is longer than the model's context.</summary>
public sealed class ContextLengthException(string message) : Exception(message);

/// <summary>A model folder cannot be imported or loaded; the message says which file, what is wrong and how to fix it.</summary>
public sealed class ModelFormatException(string message, Exception? inner = null) : Exception(message, inner);
