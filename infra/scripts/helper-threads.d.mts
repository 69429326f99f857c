export declare const helperThreads: (cores?: number) => string;
