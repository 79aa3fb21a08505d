/**
 * Archives that `zstd` 1.5.4 made of the tables that `rowsOf` writes.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc8878
 */

/** `rowsOf(150)`, by `zstd -3`: Huffman codes and sequences in one block, and a checksum. */
export const packedRows = Buffer.from(
  'KLUv/QRYhR8AJn+DFpAZpA1YwjQM2wGZaC+t7J1y+9hlFSWJAHsAeACf+iCyxFzzn78aRN3oQVRJUj0eGezYKVO1sRqE' +
    'oVTVQ3fF+4PIITb6yQ+CSG6U7kHcYqP2qEEYCV09+EFkyoyix4MYJsZ+0oOgEXJtahB5Gdg6DWKgZHXMaxB24qtzEHTJ' +
    'Kr1qEB/y0TE4CBoy1h+ABqA+7xiEgsHCQUFACRQCBopAUHCgkLAgEPh7Xn261baUec1/51NyVvpNlT4pVh2P0fPJyOYQ' +
    'dfwexI2MlciDwJO0VqXY6E29w1mDeIndMTbEVDQNIkcua8reB4ldGylYvUGSut55EHdEZj0jDQJTfq1B2IjdGsP+ZnH2' +
    '5oM4ErNiGa9lo0EYJbFGNAi8vMYHQSZYDYRSWPyLg/VrxK53mznWIEaSZ+Sjv5UYdlyG4uo4LeXSqJ5NbnSMOa/mfMSq' +
    'ZR4aRJ4M68eDGCOVLdsgCiVfOl7/QZheG8TWfTKo96zZBak1buXo+VKISj912C4ahH0050dFE/VcHiVpnTExrD3c+y7H' +
    '0g+t+SvRBMIWc3+j0TTVQ72yftCGVfxtozbnpos6/PeMFqLWVWeGpHu20HVu2ToJWpHk6Bgq3dwsK14ys+TMDjS59+Pr' +
    'DWH/zNaHJbPmwR6N2ieLR/+8krP0sXtoHKIYFeclo34G4egY7zGHyGcZ9y83h+Sw9hti62cEgOOo4SQjjpJCie5nkEKR' +
    'KTMPESA8RYiEzqWF1rj2pPvKM86ZQV2DnBZPXKTrh/wGuk6lUJTXvk7kYV3P5dKzN3llAzuF00X4tmuCyyancosolQTo' +
    'U4S7PxOie0P//PsSDzz+M1w3U+fvmpJV55EIFxF0ghWujGzZfYcU2e92WAi/RMrIFsGy5EWRHAiN2/p3NVB6303mAFpm' +
    'f11DS+2Gkeg+GUI/k/Bgd9CWcS22mk0ZOoyhrwogXEklQdRhGnpYdKzGao/gIaqR1M5ilrpjS/JZs3D24rQTQUXL5IXu' +
    'ydGJcVMP1PUEWwTiGfJui92CzsBMJR7yjc8TX6JfcjpwHlUUXIl91PD04+FARNDLQ2ol0mjw303Bv2vSeCYwUwRP2LGz' +
    'lqKBEg97VouQALujRPYB3GWZxSFegdTTMCF008ydkfgGQ2rPXDpDuyHHpjEGZsf+G55poDzbWolOOMC5exvRo3AtbVug' +
    'QrrPZiewAtS4eQEgiyuEGncdhUsd6u8GLIJeRmJ89JcM74CsV8KAaTox8/ioLtn7kG3VrQFAkys2nF7GJlaZLNszl7x0' +
    'Xqit1tV9naBIaGIlTLTzNA83hf7VJ/e99NPp6+HKFRuQQIECGMRPhzuI6w9nEDvddbgKIwUEJQ==',
  'base64',
);

/** The same, by `zstd -19 --no-check`. */
export const packedUnchecked = Buffer.from(
  'KLUv/QBohRwAdvt4FKCp2p2vXfUrrn27u7t7N6VUVTAPfwBuAG4AhRWh+1kLORhsXFWMo5U+6MSZgwHFclNGInK9dQmn' +
    'GIlv+IOByDnhwMafDmpFoYnGrCg/18nY7uSu62881qOk44p/+VjJHwwTnrcixYelORgOpcy3PsVJHaKDQc5yvcCDYc5R' +
    'FQGYACAJ6R0MCgYLBwUBJVAIGCgCQcGBQsKCQA6iEjTnhdgUT+iZ2uUsd+SscmH/e+UmFiQyVlOsExaum4RzxFL9Ky0c' +
    '0pAgW1lQRyJd1JD7rnbzZTPMMz2xcFRn0JxVonRdkPSeQv57UedP8Rm27C89WZMb16WRcExWMzPXO1LhqhqmxcJ/KR4O' +
    'v08qgeff+Il2hxCZ3owYG7bs/KrEnI9qgyYsPsMiRSxzYC8ULpObAmkeYbmTC4MK/cqb3vn4qPayHdo1gyzUDAkXlaqM' +
    'VIk5GNJ8VRemRKeEnNFsnCNoRizJzTe135Ktlxjn0vPS0ynpmSKZ3v+G33USzzXv/vQid8RNhX8YqRjkxDDXtcLS9iaR' +
    '+NOLsUgN75lSlI0acc7Xfo81pLIkYywap81MvRloquKcM0kye1g2nEoPVs6cOXfn1B1Yu/Jcf/PQ3C8Tp3Uu/DxqSd0Z' +
    'YTlDNMbY0jU3N14vgOmoYUhloCTMFNrPgE4kMzXbAREiQuME0NRQa68IpWTSEBmgoresQmn8go1z+W+3Sts+kMBuMq0o' +
    'YNnbgVLR0Akt7qImhXrD+EC/CjBZEqcrv2sdvVaBcy6QfSmu9hvV1Og9e8eqbzaohUa/lhkBPH+YtE7fQczoulugt0hE' +
    'yAo/v8AuwEwv5jjZMMMIbcRQnlNrecZy+kn538Jcty7ULBukpuJ3tX/UtqxGzXe1V0Rl5TaMyVgMgZhQFoxoOn217JhN' +
    '21/5ksz6b2IwM/ilxgDUEd7xQk7dyAR6GW4wL3NQ5q0dgMZZp56yY3fTrLGHXVmEDFdIanFi5XWfMYz5s/x0SdBN+OvM' +
    'qinSs0D7x6x5IHnV0gpwtbRWnuJZ+m/so4lmDbCvtfkL1ez8Q1hdhkc7VK77oL0jCSmwcc+Jub9lZxDmJ0LfJ9HHWrSJ' +
    '7NQ03chDQI5HjPgbWWHbHQiLM32uYjZpn9cNH/AnYcNE9POCfc0EyyPR+1QzBQdwrZMGS7H00v7nalwH7Kqgj7uLvQAM' +
    '6Ztws2lRcmnoLGkNwQ21IOpzJpC661YV',
  'base64',
);

/**
 * `rowsOf(40)`, `rowsOf(42)` and so on up to `rowsOf(238)`, one after another, by `zstd -3`: three blocks, which take
 * codes and tables from one another.
 */
export const packedTables = Buffer.from(
  'KLUv/QRYFDwAOkOoCBaQGRTaWMI0DNsBfUl2d/dOuX3ssggXlACBAH0AA3yc7mEwFUi90MMgKcot/3mjMKAbHQZEkVOL' +
    'JQQrdoZQS4rCoDCIahmz4v0wyIu6XvJhMBN2nTsM7qirfRQGNTFWCz4MMkOuaHEYXIWxl3QYjMS4JRQG+TgsfcLgMJJ6' +
    'cgqDsrDVGQbzSOqcKAx+8esJhsFcSPUHMAKALu+FgQIDCw4UCFACCgIMKAICBQ4oSLBAQIX1xLm3PY5EgdW8dQRvT6s/' +
    'YR6v2pUhf+VCYdX5VQh1LhlFlbuaLS6bMtP7HQYmIdW5A1pklSijrvbBHfSek8LgFHZP6sJT9IRBSljWk7XfhN26DKSa' +
    '4ARZzRwGZjNVNeOEAWbcSmFQEnZJCvuXw1mTh4FNVBXJaCXXhIExElszISjvOKOmlxu83r3HlLE5xP3JTZkwbP3C1cth' +
    'EBb9FwXrk0RZ7SVyCmOR+PVFUVgxVQiGqeJ0kDtyVHOFXcUpp6ZIFJXKE9LiqpdyGJwEZcmBMPKdo/UPniOWboub2p+t' +
    'euCUXMqrOWOm80/PNk0Y1K8ptykaY6ZmMkVWRSoCaS15GBQFYcvojinM6LvXp/CVTtiTwqKl3L/mmg5PLVMbB1UvaEsg' +
    'FX/XtcQyzE16eHp/zTFTMqpcpGt2jFVOUVnyJ7Am8npiMp2Xm4JBVZQgJpkdZ/awwt6LhK0mg/0tMks/R2bLDsHaXG35' +
    'OHz9H2kdZ+dS9/wMo6YBgcioURaSKaGStH4GkQSFEEOIspJKPhJAsCAChMRIHocgAiK8IlCQsKIJMwo5ZXoeI/49CCoI' +
    'p8d4bKf51vwO+xoyKDHtwcqnTR7m/XbDcjRcJUf91jGQQqc8OwsZECS1HVbeltUYdJisICt/QIgJ8s/zhRpeFhdoV8Gm' +
    'TEZMNhpk6UYWpMaAkCuhIxzNY5jFjxhsrANOPf5wlZKwp+c0mE7fjViCTFgSnglDeCMLnYM1Wtxs/8+q7GCe3IAzn+a6' +
    'i2njKBe+MGj4/gz1l2YXnOgUovACHbn6VBKvlzbn5y8e87tN0YAkXFIqB5RXj3bn3OLQxLUa5Y48RHCVJYXwgOpi7Fvv' +
    'jhvTn3VUAS6EzpZIzG5yG9+NQsh78Y+sealpXuho++DfMxDNej4MmvHj8l7y9GDBlmVzFFC5UduPPTKnDNXhehgpaiax' +
    'DDbyxeOegU9gtH5wEMqCR0Qtfw5s1e1De99tVRGiCsxn0czj6t8HeeQYiYCI9K4NsVaqE1S6ZKNqqVR0qGYPfJ9Adfa+' +
    'TJtq0GvHsTfJZoCQ0k9Nj0rngY90AhTqWYPx2/0r/BmKaInHinL1MkEoyIJmle7rwcqiyYNu4JxCD1r0WwtI9vXUsf65' +
    'aLCzQiqFEzb9Q3kgN3d4Qs/JW3SFor2KsRNKGEC1RhK4z7iG8tZBvoaQXMzUb/gLlz56VdjzHguOQIH7AaUwtL63POiK' +
    'cvPlF2OSivKFxyNCgsfn+MMtwRVDIIxyz4xyvM/zLUrork4E7/l4S47ym4k4Th1pPNtx3AZAv49XWS0lBhwK0fauEDM7' +
    '8r7YiWHRWNFsRGR3r6nUAA42dYc2D5YsBJJIdbfvJYTUbKXg8VUEOxUetiBaQwMdhvd6Hyg8XsySkUyd0IjrswFJirg6' +
    'SM9nGvti0hgOAkdUE87lU/y0V79LeTqLkZQtYTqil/IF+5bjw3CvhYb10u6dcRKAI61GBxiaXAAcHmkxQAM7l8h6Q8DI' +
    'wvxhTyif8Ra5Gd0F4x2Iq0cNhP4eIT+f1gMqpN/8URBzb16XZ5ZLfEIBdTjMtuvMlwpEqnehptMl6LSSX9K+zoDe++Da' +
    'CxSX59XqdFU5KHcEv9Vw6kr3oXX/fFZKd/DwHGKHkZBf2wRSLY3KbWmD05ZeU4Ay3ZzCCMdx0PVllfVAJCdOb1wf37t4' +
    'XRYwDMCpHCoQcZ4BgbyJ3A0XyQ+ykE/z447sodDcsBZDnlgEy1PtEr4Zof0BLseHyfUwcV2EltjjrwyemcDTktL6CqTm' +
    '2LQhUqhWkEsp9H7NV+7JOY9LsGmYTS2asgPzUJRcz0k2BTnUIqhLiDpPoAmpOyvmP1wY3HHwu+T5LGPJ5oZ95sCTgdDA' +
    'ovVHnKFUw/q45oAIf7G2N6iLeLDcEFZHgxUZK3BYX7Hg/OkQnH5yQ8yClPlRPB0EsjJoqzIpTHcswWy0YK5XeW3pcv3U' +
    'ZpxAmNI+CquTIi11RaHcXlmVFQJf0hYIwVJdaAMJDUqnQuorz5kAZZXvdXXu0zpMEFuhUWqd5xRKk3wX2SHfglvNPgP1' +
    'eDhcaKkwJJtsFFTaBUTIv4e9fqBF8YxWwDA0r2RNyN4NqQi3hD3ICKFF1rEMCSoA+QPbt6qTz/kbAAjoNN+0XvLu12vU' +
    'uva/HQ/YX1LFbO2QQ8A0a/XHsJ1Phth5X8EanHUV+wzXpmZVe4v/5NUe/3W9skEKMu2G7sMAQnkjTYCkCQvb6IBRlpvP' +
    'nrpc6YyjbSEB4bo3aIna/PoP/go+8Y9rG89fLL0/Y5+81C/zL/76iW35Sj+WQhTyI38gUcRWPUwoxBJ12FLERN2lsCrU' +
    'IgAn0yQkACMAIwAtqaz53H/wHpa9CMWxRfaaLyxrtgOz4pxIFLTnWk8MZy8lcgGVu3VZvHtX5RdFLSdFWm9f/Qn3wOrl' +
    'sJ6anJUm8i2homH9DFf5tISaF1ZFy9RZ1os4w6jmi3s2uXzFXTqSj1DyIVcfqSf2RUUTylEYfKSCrCN++CXfsHjLzpX+' +
    'kk2yKGadY2TV8oqZ1imBLKjx1ghRG2GEESEREIZCKLkHEkDAGIQAQUgwzDAIwSsIAUUSHhVGEGLMyR73Oyeb7Z8E2h5H' +
    'oJG0G21uaDN5/NKEhRFI1QJicSl6wPYP1CxUv9I7xB6XEqnV+OFB0oJv9PaO+4ETTqVs84U/yh3zCKWj9xC2F2FLv1wC' +
    'ACl8Lju5cgbTISRf3FO1cVWEk1EYHX/torrSUjWK293J8AHjLPRodqCi1uS9RULc1fF9aY7+3/4Bw1KCaRHbKRHvbmdq' +
    'u53tCYbjvefBKj6CcJoHlUODAVi2Yzt05BQRqNk+5RRI1rueLHHF4oogYSqMMHpQfwKfTwHqfh2J5GO0rmTXa1MgC7Yo' +
    'Dm1KqbETCMRxUAa+C4YHUwCPc6nVZhi97bgPzwg2OBWEIfjGSzi0j8zwelRqGioOxkZ/UmNwyQ/+LF6haHs2AwyF0K0C' +
    'IWSg5OcAaWGd54VteHt9vCb0F0IIUjdA0wSfQjBn+BC4nLtZjjEhLMNwML4FtxNBvhEWZP8MCBIejVZCrs8IJh2QSscA' +
    'oxf4q7AcKx/JsLpmzytncjbGOn9QjAJRrvmSZ9gLPzgA7UyST/kT5wR0Qipp8hL5Rxqp4Xuf+zWr5JM4YZXS28Wmuo9C' +
    'cvwwEiynwv2KWhvpe9ekawGGMNBLwH3QoLSHLB50pJk65Nlawq2GsOu6+q3Rb7tQ8XM4d9i4ko7s89qjND31LmYtVHih' +
    'r+rOvE+UGEURVx3C6PQwT+uisrhC0hv7f3D4yl7AjnQqpd94EZYBiC+Pq/64GOCf8ZufIghy2FnCMP3k6HUW/ho7kmDV' +
    'AnHh9NlwrKyCcXbnRM/YlrVAvLNnSKqBMGxP7DYcd5bbRWabcx2XqYSJ7rV+TGnchdpE+9MP2k6hOkuQBwYxHeYejWQe' +
    'N3/Wua4NmaQTENEMv6Pn1WwuHg3kJmUpmrMx/AGMEN9caV0Xf4Ay7opdTc6dyiaLXHxPOReUeZk9FOnkEcdvUqpputXm' +
    'zWSFdZB7x/B1SRyPla4PwihnwA0OLkQyKXmP9tmx0AVHq+bP79cwE1OST8e0RBDtHmHPFP+e/08p8muqtNHh4uEFHKS0' +
    '8aqZ/O1NL2mpdKORx0OK83NugktYF15aoiYj9eUKpkEbuB19AdeMk6IYXHeYefXsEJmnVbEd34AN5n9LitrYOFLMRbRV' +
    '4TrvqzTAuLXI2GqIGyPq4HXzvdd3ZUcr0QnRU6UGWLgmyTjWCpxo79HxVD/Uif8XyiarQpcHlXFcpZECabaS++jm7WtA' +
    'WidjLkp3ZzYylQEoNQkAZAMyMDIyLDQ3MTAsMzU0MTIsMzIyMSwzNSw3OC41NjQsMjQuMzk0LDQ3LjY2MjIxOSw1Ny4x' +
    'OQo9IEEECuFRkKHKBxqk5MBe+CKCi1AaTTCnlakg9ST3P1AaBQNnjwMmoU4EUWrgwHTmGzStl00siQcEmUMAMmFWBc5x' +
    'byimcxDAGw2k+UA5aC+D4G8xBHNemAqr2BNhb4GDqukgkPzTVwGvCA60M70herYDFE6OSg+mmygAyFkGQe+tZjeRC2AW' +
    'ThDhNyb4Jw4UCANQFPI4ObiJZ5QfPDP5UAUld7qQ88egJ2J88nBL6RSA2eW56KVXhHNBVAhBEYxiBV7gzoK9vjPpWJ2+' +
    'LrEZnAOlPKGChgKZArRUIrzCHJSkxqOA+7Yje0CUvQkQe0qTXg==',
  'base64',
);

/** A log of orders, by the random numbers of Park and Miller. */
export function rowsOf(count: number): string {
  let state = 1;
  const random = (below: number) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
  const rows = Array.from({ length: count }, () => {
    const customer = random(50);
    const day = String(random(28) + 1).padStart(2, '0');
    const cents = random(9000) + 1000;
    return `K${customer},2024-03-${day},${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  });
  return `${['customer,date,amount', ...rows].join('\n')}\n`;
}
